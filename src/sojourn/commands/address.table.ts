export interface Address {
  verb: 'get' | 'post';
  path: string;
  formPage?: string | undefined;
}

export interface KnownAddress<Of extends Address = Address> {
  /** Those with this path, in the order they were given. */
  addresses: Of[];
  verbs: Set<Address['verb']>;
  formPage: string | undefined;
}

/** As Express compares paths: in any case, with or without a slash at the end. */
export class AddressTable<Of extends Address = Address> {
  private readonly exact = new Map<string, KnownAddress<Of>>();
  private readonly patterns: [pattern: RegExp, known: KnownAddress<Of>][] = [];
  private readonly all: KnownAddress<Of> = nothing();

  constructor(addresses: readonly Of[]) {
    for (const address of addresses) {
      const { verb, path, formPage } = address;
      const known = this.known(plain(path));
      known.addresses.push(address);
      known.verbs.add(verb);
      known.formPage ??= formPage;
      this.all.verbs.add(verb);
    }
    for (const [path, known] of this.exact)
      if (path.includes(':')) this.patterns.push([patternOf(path), known]);
  }

  find(path: string) {
    if (path === '*') return this.all;
    const asked = plain(path);
    return this.exact.get(asked) ?? this.patterns.find(([pattern]) => pattern.test(asked))?.[1];
  }

  findBehind(path: string) {
    const parts = path.split('/');
    for (let index = 1; index < parts.length; index++) {
      const known = this.find(`/${parts.slice(index).join('/')}`);
      if (known) return { known, base: parts.slice(0, index).join('/') };
    }
    return undefined;
  }

  private known(path: string) {
    const known = this.exact.get(path) ?? nothing<Of>();
    this.exact.set(path, known);
    return known;
  }
}

const nothing = <Of extends Address>(): KnownAddress<Of> => ({
  addresses: [],
  verbs: new Set(),
  formPage: undefined,
});

const plain = (path: string) => path.toLowerCase().replace(/(?<=.)\/$/, '');

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);
