import { encode } from 'uqr';

/** A QR code as an outline: one path over a square of `size` units, a light margin of four units included. */
export interface Qr {
  readonly path: string;
  readonly size: number;
}

/** Draws a text, usually an address. Correction level M: a crease or a stamp over 15 % of it does no harm (ISO/IEC 18004). */
export const qrOf = (text: string): Qr => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return { size, path: data.flatMap((row, y) => bars(row, y)).join('') };
};

/** Dark modules of a row that touch are one bar: a tenth of the path, and no hairlines between them in print. */
const bars = (row: readonly boolean[], y: number): readonly string[] => {
  const found: string[] = [];
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1] === true) x += 1;
    found.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
  }
  return found;
};
