/** An amount of money as whole cents. @throws Error where it has a fraction of one */
export function cents(amount: number) {
  const text = amount.toFixed(2);
  if (Number(text) !== amount) throw new Error(`${amount} is not exact to the cent.`);
  return BigInt(text.replace('.', ''));
}
