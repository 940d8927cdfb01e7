/** Forgets the addresses that it counts no more. */
export class AddressCount {
  private readonly counts = new Map<string, number>();

  of(address: string) {
    return this.counts.get(address) ?? 0;
  }

  add(address: string) {
    this.change(address, 1);
    let isCounted = true;
    return () => {
      if (isCounted) this.change(address, -1);
      isCounted = false;
    };
  }

  private change(address: string, by: number) {
    const count = this.of(address) + by;
    if (count === 0) this.counts.delete(address);
    else this.counts.set(address, count);
  }
}
