/**
 * Money as decimal text. Amounts are added and moved between 元 and 万元 on their digits, never as floating-point
 * numbers, so that what is shown beside a field is exact.
 */
export interface Decimal {
  digits: bigint;
  scale: number;
}

/** Reads a plain amount; thousand separators, blanks and full-width digits are understood, anything else is `null`. */
export function parseDecimal(text: string): Decimal | null {
  const folded = text.normalize('NFKC').replace(/[,，\s]/g, '');
  const match = /^(-?)(\d{1,30})(?:\.(\d{0,12}))?$/.exec(folded);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

/** Moves the decimal point to the right (positive) or to the left (negative). */
export function shiftPoint(value: Decimal, places: number): Decimal {
  return { digits: value.digits, scale: value.scale - places };
}

export function addDecimals(values: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  return { digits: values.reduce((sum, value) => sum + atScale(value, scale), 0n), scale };
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  return addDecimals([left, { digits: -right.digits, scale: right.scale }]);
}

/** What stands behind the given number of decimals is cut off, not rounded. */
export function cutDecimal(value: Decimal, decimals: number): Decimal {
  if (value.scale <= decimals) return value;
  return { digits: value.digits / 10n ** BigInt(value.scale - decimals), scale: decimals };
}

export function equalDecimals(left: Decimal, right: Decimal): boolean {
  return subtractDecimals(left, right).digits === 0n;
}

/** Plain decimal text without needless zeros, as it is stored in the form. */
export function plainText(value: Decimal): string {
  const scale = Math.max(0, value.scale);
  const digits = atScale(value, scale);
  const padded = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The same with thousand separators, for reading. */
export function groupedText(value: Decimal): string {
  const [whole = '', fraction] = plainText(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** The amount in the other of the two units, for example `= 500 万元` for `5000000` 元; empty when nothing can be said. */
export function inOtherUnit(text: string, unit: string): string {
  const value = parseDecimal(text);
  if (!value || value.digits === 0n) return '';
  if (unit === '元') return `= ${groupedText(shiftPoint(value, -4))} 万元`;
  if (unit === '万元') return `= ${groupedText(shiftPoint(value, 4))} 元`;
  return '';
}

function atScale(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}
