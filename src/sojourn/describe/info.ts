export const INFO = {
  title: 'Sojourn',
  version: '1.0.0',
  contact: { name: 'The maintainers of Sojourn' },
  license: { name: 'MIT', identifier: 'MIT' },
};
