/** `set-wage` as `SetWage`. */
export const nameOf = (text: string) =>
  words(text)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');

/** `set-wage` as `setWage`. */
export const camel = (text: string) => {
  const name = nameOf(text);
  return name && name[0]!.toLowerCase() + name.slice(1);
};

/** `set-wage` as `Set wage`. */
export const sentence = (text: string) => {
  const said = words(text).join(' ');
  return said && said[0]!.toUpperCase() + said.slice(1);
};

const words = (text: string) => text.split(/[^A-Za-z\d]+/).filter(Boolean);
