import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader's program sees it: words by page, what screen readers are told, and pages drawn. */
export interface OpenedPdf {
  readonly text: readonly string[];
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly roles: readonly string[];
  draw(page: number, scale: number): Promise<{ readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }>;
  close(): Promise<void>;
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

export const openPdf = async (bytes: Uint8Array): Promise<OpenedPdf> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const text = await Promise.all(
    pages.map(async (page) =>
      (await page.getTextContent()).items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''),
    ),
  );
  const trees = await Promise.all(pages.map((page) => page.getStructTree()));
  const { info } = await pdf.getMetadata();
  const known = info as { readonly Title?: string; readonly Language?: string };
  return {
    text,
    title: known.Title,
    language: known.Language,
    roles: trees.flatMap((tree) => rolesIn(tree as Node)),
    draw: async (at, scale) => {
      const page = pages[at]!;
      const viewport = page.getViewport({ scale });
      const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
      const canvasContext = canvas.getContext('2d');
      await page.render({ canvas: null, canvasContext: canvasContext as never, viewport }).promise;
      const { width, height } = canvas;
      return { data: canvasContext.getImageData(0, 0, width, height).data, width, height };
    },
    close: () => loading.destroy(),
  };
};

const rolesIn = ({ role, children = [] }: Node): readonly string[] => [...(role === undefined ? [] : [role]), ...children.flatMap(rolesIn)];
