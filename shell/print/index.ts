export * from './letter-pdf.ts';
export * from './qr.ts';
export * from './small-markdown.ts';
