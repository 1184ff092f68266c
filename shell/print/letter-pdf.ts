import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { ownLanguageOf } from '#law/ground';
import { drawOfficial, type Put } from './draw-official.ts';
import { qrOf } from './qr.ts';
import type { Sheet } from './sheet.ts';
import { paragraphsOf, type Run } from './small-markdown.ts';

export interface LetterFile {
  readonly title: string;
  readonly author: string;
  /** The day on which it was sent: the same letter gives the same file. */
  readonly on: Date;
}

/**
 * A letter as a tagged PDF: A4, text that can be selected and searched, headings and paragraphs told to screen readers in
 * their language, only those glyphs embedded that it uses. Several sheets begin on pages of their own.
 */
export const letterPdf = (sheets: readonly Sheet[], { title, author, on }: LetterFile): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const doc = new PDFDocument({
      size: 'A4',
      margins: { top: edge, left: edge, right: edge, bottom: edge },
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      lang: localeOf(sheets[0]?.language ?? 'en'),
      info: { Title: title, Author: author, CreationDate: on, ModDate: on },
    });
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.registerFont('plain', fontFile('400Regular/NotoSerifSC_400Regular.ttf'));
    doc.registerFont('strong', fontFile('700Bold/NotoSerifSC_700Bold.ttf'));
    const whole = doc.struct('Document');
    doc.addStructure(whole);
    for (const [index, sheet] of sheets.entries()) {
      if (index > 0) doc.addPage();
      const from = doc.bufferedPageRange().count - 1;
      drawSheet(doc, whole, sheet);
      numberPages(doc, sheet, from);
    }
    whole.end();
    doc.end();
  });

type Doc = PDFKit.PDFDocument;

const edge = 68;
const ink = '#15181c';
const quiet = '#50565c';
const line = '#dedfda';

const localeOf = (language: string): string => (language === 'zh' ? 'zh-CN' : language);

// The whole font, not the slices that pages load: a letter may name anybody, so any character may stand in it.
const fontFile = (name: string): string => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${name}`));

const drawSheet = (doc: Doc, whole: PDFKit.PDFStructureElement, sheet: Sheet): void => {
  const zh = ownLanguageOf(sheet.language) === 'zh';
  const size = zh ? 11.5 : 11;
  const lineGap = zh ? 6 : 3.5;
  const width = doc.page.width - 2 * edge;
  const part = doc.struct('Art', { title: sheet.title, lang: localeOf(sheet.language) });
  whole.add(part);
  const put: Put = (type, draw, alt) => {
    part.add(doc.struct(type, alt === undefined ? {} : { alt }, draw));
  };
  const artifact = (draw: () => void): void => {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  };

  if (sheet.banner !== undefined) {
    put('P', () =>
      doc
        .font('plain')
        .fontSize(8)
        .fillColor(quiet)
        .text(sheet.banner!, edge, edge - 34, { width }),
    );
  }
  const { form } = sheet;
  if (form !== undefined) {
    drawOfficial(doc, { ...sheet, form }, { edge, width, ink, put, artifact });
    drawFoot(doc, sheet, width, put, artifact);
    part.end();
    return;
  }
  artifact(() =>
    doc
      .moveTo(edge, edge - 12)
      .lineTo(edge + width, edge - 12)
      .lineWidth(2.25)
      .strokeColor(ink)
      .stroke(),
  );
  put('P', () => {
    doc.fillColor(ink).font('strong').fontSize(size).text(sheet.office, edge, edge, { width });
    doc.font('plain').fontSize(9.5).fillColor(quiet).text(`${sheet.number} · ${sheet.date}`, { width });
  });
  doc.moveDown(1.4);
  put('H1', () =>
    doc
      .font('strong')
      .fontSize(zh ? 17 : 16)
      .fillColor(ink)
      .text(sheet.title, { width, align: zh ? 'center' : 'left' }),
  );
  doc.moveDown(0.9);
  const paragraphs = paragraphsOf(
    sheet.remedies === undefined
      ? sheet.body
      : `${sheet.body}\n\n${zh ? '**救济途径：**' : `**${sheet.rights ?? 'What you may do.'}** `}${sheet.remedies}`,
  );
  for (const runs of paragraphs) {
    put('P', () => drawRuns(doc, runs, size, { width, lineGap }));
    doc.moveDown(0.55);
  }
  drawFoot(doc, sheet, width, put, artifact);
  part.end();
};

const drawRuns = (doc: Doc, runs: readonly Run[], size: number, options: { readonly width: number; readonly lineGap: number }): void => {
  doc.fontSize(size).fillColor(ink);
  for (const [index, { text, strong }] of runs.entries())
    doc.font(strong ? 'strong' : 'plain').text(text, { ...options, continued: index < runs.length - 1 });
};

const qrWidth = 84;

/** The articles, and how anybody tells whether it is genuine; never torn over two pages. */
const drawFoot = (doc: Doc, { law, check, language }: Sheet, width: number, put: Put, artifact: (draw: () => void) => void): void => {
  const gap = ownLanguageOf(language) === 'zh' ? 3.5 : 2;
  const left = width - qrWidth - 20;
  doc.font('plain').fontSize(9);
  const words = `${check.words}\n${check.address}`;
  const height = Math.max(
    doc.heightOfString(law, { width: left, lineGap: gap }) + 8 + doc.heightOfString(words, { width: left, lineGap: gap }),
    qrWidth,
  );
  doc.moveDown(1);
  if (doc.y + height + 12 > doc.page.height - edge) doc.addPage();
  const top = doc.y;
  artifact(() =>
    doc
      .moveTo(edge, top)
      .lineTo(edge + width, top)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke(),
  );
  put('P', () => doc.fillColor(quiet).text(law, edge, top + 12, { width: left, lineGap: gap }));
  doc.moveDown(0.6);
  put('P', () => doc.fillColor(quiet).text(words, edge, doc.y, { width: left, lineGap: gap }));
  const code = qrOf(check.address);
  const drawCode = (): void => {
    doc
      .save()
      .translate(edge + width - qrWidth, top + 10)
      .scale(qrWidth / code.size)
      .path(code.path)
      .fill(ink)
      .restore();
  };
  put('Figure', drawCode, check.words);
};

/** `SZJ-2026-00001 · 1 / 2`, where a letter is longer than a page. */
const numberPages = (doc: Doc, { number }: Sheet, from: number): void => {
  const last = doc.bufferedPageRange().count - 1;
  if (last === from) return;
  for (let page = from; page <= last; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .font('plain')
      .fontSize(8.5)
      .fillColor(quiet)
      .text(`${number} · ${page - from + 1} / ${last - from + 1}`, edge, doc.page.height - 44, {
        width: doc.page.width - 2 * edge,
        align: 'right',
        lineBreak: false,
      });
    doc.endMarkedContent();
    doc.page.margins.bottom = edge;
  }
};
