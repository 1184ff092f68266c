export * from './letter-pdf.ts';
export { type Block, blocksOf, leadWords, type SheetForm } from './official-form.ts';
export * from './qr.ts';
export * from './sheet.ts';
export * from './small-markdown.ts';
