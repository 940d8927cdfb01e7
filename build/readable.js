import { writeFile } from 'node:fs/promises';

export const readable = {
  name: 'readable',
  setup({ onEnd }) {
    onEnd(async ({ outputFiles }) => {
      for (const { path, text } of outputFiles) await writeFile(path, inAscii(named(text)));
    });
  },
};

/** A class that names itself gets a `_` before its name, and Nest logs by the names of classes. To keep all names is slow. */
function named(text) {
  const name = 'static { Object.defineProperty(this, "name", { value: "$1" }); }';
  return text.replace(/= ?class _(\w+)((?: extends [\w.]+)?) ?\{/g, `=class _$1$2{${name}`);
}

/** One letter beyond Latin-1, of validator's patterns, and V8 would keep the whole file at two bytes a letter. */
function inAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, escaped);
}

function escaped(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
