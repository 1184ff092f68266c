import * as jsqr from 'jsqr';

/** Reads the QR code in a picture, as a telephone does; nothing where there is none. */
export const scanCode = ({ data, width, height }: Picture): string | undefined => scan(data, width, height)?.data;

interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

type Scan = (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null;

// The package says `default` in a way that Node and bundlers read differently.
const scan = ((jsqr.default as unknown as { readonly default?: Scan }).default ?? jsqr.default) as unknown as Scan;
