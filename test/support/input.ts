/** As much of an input as is looked at: tests are checked without the browser's types. */
export interface InputLike {
  value: string;
  selectionStart: number;
  selectionEnd: number;
  form: { requestSubmit(): void };
  matches(selector: string): boolean;
}
