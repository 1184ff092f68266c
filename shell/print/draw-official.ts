import { ownLanguageOf } from '#law/ground';
import { blocksOf, leadWords, type SheetForm } from './official-form.ts';
import type { Sheet } from './sheet.ts';
import type { Run } from './small-markdown.ts';

type Doc = PDFKit.PDFDocument;

/** Draws a piece that screen readers are told of. */
export type Put = (type: 'H1' | 'P' | 'Figure', draw: () => void, alt?: string) => void;

interface Where {
  readonly edge: number;
  readonly width: number;
  readonly ink: string;
  readonly put: Put;
  /** Draws what screen readers pass over. */
  readonly artifact: (draw: () => void) => void;
}

/** The red of the header, the line and the seal of an official document (GB/T 9704-2012, 7.2.4 and 7.3.5). */
const red = '#c3161c';

/**
 * A letter with its form. In the look `gbt-9704`: the body that acts in red and centred, the number, a red line, the title centred, the addressee
 * flush left, paragraphs indented by two characters, and at the right the signature with the seal and the day.
 */
export const drawOfficial = (doc: Doc, sheet: Sheet & { readonly form: SheetForm }, where: Where): void => {
  const { form, language, title } = sheet;
  const { put, width, ink } = where;
  const zh = ownLanguageOf(language) === 'zh';
  const size = zh ? 12 : 11;
  const official = form.look === 'gbt-9704';
  const words = leadWords(language, form.words);
  const plain = (): Doc => doc.font('plain').fontSize(size).fillColor(ink);
  drawHead(doc, sheet, where, official);
  put('H1', () =>
    doc
      .font('strong')
      .fontSize(zh ? 19 : 16)
      .fillColor(ink)
      .text(title, where.edge, doc.y, { width, align: official ? 'center' : 'left' }),
  );
  doc.moveDown(0.4);
  put('P', () =>
    doc
      .font('plain')
      .fontSize(10)
      .fillColor('#50565c')
      .text(`${words.matter}${form.matter}`, { width, align: official ? 'center' : 'left' }),
  );
  doc.moveDown(0.9);
  put('P', () => plain().text(`${words.to}${form.addressee}${zh ? '：' : ''}`, { width }));
  doc.moveDown(0.5);
  const lineGap = zh ? 6 : 3.5;
  const indent = official && zh ? 2 * size : 0;
  for (const block of blocksOf(sheet.body)) {
    if (block.kind === 'paragraph') put('P', () => drawRuns(doc, block.runs, size, ink, { width, lineGap, indent }));
    else
      for (const item of block.items)
        put('P', () => drawRuns(doc, [{ text: '· ', strong: false }, ...item], size, ink, { width, lineGap, indent }));
    doc.moveDown(0.5);
  }
  put('P', () => plain().text(`${words.law}${form.law}`, { width, lineGap, indent }));
  drawSignature(doc, sheet, where, size);
};

const drawHead = (doc: Doc, { office, form, date }: Sheet & { readonly form: SheetForm }, where: Where, official: boolean): void => {
  const { edge, width, ink, put, artifact } = where;
  const color = official ? red : ink;
  put('P', () =>
    doc
      .font('strong')
      .fontSize(official ? 22 : 12)
      .fillColor(color)
      .text(office, edge, edge, { width, align: official ? 'center' : 'left' }),
  );
  doc.moveDown(0.5);
  const number = official ? form.number : `${form.number} · ${date}`;
  put('P', () =>
    doc
      .font('plain')
      .fontSize(10.5)
      .fillColor(ink)
      .text(number, { width, align: official ? 'center' : 'left' }),
  );
  const at = doc.y + 6;
  artifact(() =>
    doc
      .moveTo(edge, at)
      .lineTo(edge + width, at)
      .lineWidth(official ? 1.6 : 1)
      .strokeColor(color)
      .stroke(),
  );
  doc.y = at + 22;
};

const drawRuns = (
  doc: Doc,
  runs: readonly Run[],
  size: number,
  ink: string,
  options: { readonly width: number; readonly lineGap: number; readonly indent: number },
): void => {
  doc.fontSize(size).fillColor(ink);
  for (const [index, { text, strong }] of runs.entries())
    doc.font(strong ? 'strong' : 'plain').text(text, { ...options, continued: index < runs.length - 1 });
};

const sealWidth = 96;

/** Who signs, the day, and over both the seal; never torn over two pages. */
const drawSignature = (
  doc: Doc,
  { office, date, form, language }: Sheet & { readonly form: SheetForm },
  where: Where,
  size: number,
): void => {
  const { edge, width, ink, put } = where;
  if (doc.y + sealWidth + 20 > doc.page.height - edge) doc.addPage();
  const top = doc.y + 30;
  const text = { width: width - 20, align: 'right' as const };
  const drawSeal = (): void => {
    const [x, y, r] = [edge + width - 90, top + 14, sealWidth / 2];
    doc.save();
    doc.circle(x, y, r).lineWidth(2).strokeColor(red).strokeOpacity(0.65).stroke();
    doc.font('strong').fontSize(7.5).fillColor(red).fillOpacity(0.65);
    doc.text(form.seal.replaceAll(/[[\]（）]/g, ''), x - 36, y - 36, { width: 72, align: 'center' });
    doc.restore();
    doc.fillOpacity(1).strokeOpacity(1);
  };
  put('Figure', drawSeal, form.seal);
  put('P', () => doc.font('plain').fontSize(size).fillColor(ink).text(office, edge, top, text));
  put('P', () =>
    doc
      .font('plain')
      .fontSize(size)
      .fillColor(ink)
      .text(date, edge, top + (ownLanguageOf(language) === 'zh' ? 24 : 20), text),
  );
  doc.x = edge;
  doc.y = top + sealWidth / 2 + 22;
};
