import { fileTypeFromBuffer } from 'file-type';
import type { Text } from '#law/ground';
import { say } from './say.ts';

/** What a file is by its content, or why it is not taken. `whole`: all of it has to be looked at before it may be kept. */
export type FileKind = { readonly type: string; readonly whole?: (content: string) => Text | undefined } | { readonly refused: Text };

/** So much of the beginning is looked at. */
export const headBytes = 4100;
/** A drawing is read whole, and so may not be larger. */
export const drawingBytes = 2 * 1_048_576;

/** What a file may be: paper, pictures, tables, archives of data, recordings. What is not named here is refused. */
export const taken: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'PDF'],
  ['image/png', 'PNG'],
  ['image/jpeg', 'JPEG'],
  ['image/gif', 'GIF'],
  ['image/webp', 'WebP'],
  ['image/tiff', 'TIFF'],
  ['image/heic', 'HEIC'],
  ['application/dicom', 'DICOM'],
  ['application/zip', 'ZIP'],
  ['application/gzip', 'gzip'],
  ['application/x-cfb', 'Office'],
  ['application/rtf', 'RTF'],
  ['audio/mpeg', 'MP3'],
  ['audio/wav', 'WAV'],
  ['video/mp4', 'MP4'],
]);
const openDocuments = /^application\/vnd\.(openxmlformats-officedocument\.[\w.-]+|oasis\.opendocument\.[\w-]+)$/;
const oldOffice = /^application\/(msword|vnd\.ms-(excel|powerpoint))$/;
export const texts: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['json', 'application/json'],
  ['yaml', 'application/yaml'],
  ['yml', 'application/yaml'],
  ['md', 'text/markdown'],
  ['xml', 'application/xml'],
]);

/**
 * What a file is: told by its first bytes and not by its name, and held against what the sender says. A page, a program, a script or a
 * drawing that can act is refused; what is kept is served as a download that can do nothing anyway.
 */
export const fileKind = async (head: Uint8Array, name: string, declared: string): Promise<FileKind> => {
  const found = (await fileTypeFromBuffer(head))?.mime as string | undefined;
  const said = declared.split(';', 1)[0]!.trim().toLowerCase();
  if (found !== undefined && found !== 'application/xml') return ofBytes(found, said);
  const words = wordsOf(head);
  if (words === undefined) return { refused: say('fileKind.thisIsNoKind') };
  return ofWords(words, name, said);
};

const ofBytes = (found: string, said: string): FileKind => {
  if (!taken.has(found) && !openDocuments.test(found)) return { refused: say('ofBytes.aFileOfThe', { found }) };
  if (isGeneral(said) || said === found || alias.get(said) === found) return { type: found };
  // The word processors' own formats are archives; which one it is, the first bytes do not always tell.
  if (found === 'application/zip' && openDocuments.test(said)) return { type: said };
  if (openDocuments.test(found) && said === 'application/zip') return { type: found };
  if (found === 'application/x-cfb' && oldOffice.test(said)) return { type: said };
  return otherThanSaid(said, found);
};

const ofWords = (words: string, name: string, said: string): FileKind => {
  const begins = words
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (begins.startsWith('#!') || begins.startsWith('<?php')) return { refused: say('ofWords.aProgramIsNot') };
  if (/<svg[\s>]/i.test(words)) {
    if (!isGeneral(said) && said !== 'image/svg+xml') return otherThanSaid(said, 'image/svg+xml');
    return { type: 'image/svg+xml', whole: actsIn };
  }
  if (/^<(?:!doctype html|html|head|body|script|iframe|meta)\b/.test(begins) || /<script[\s>]/i.test(words))
    return { refused: say('ofWords.aWebPageIs') };
  if (!isGeneral(said) && !isOfWords(said)) return otherThanSaid(said, 'text/plain');
  return { type: texts.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'text/plain' };
};

const isGeneral = (said: string): boolean => said === '' || said === 'application/octet-stream';

// Spreadsheets register themselves for tables of text.
const isOfWords = (said: string): boolean =>
  (said.startsWith('text/') && said !== 'text/html') ||
  ['application/json', 'application/yaml', 'application/xml', 'application/vnd.ms-excel'].includes(said);

const alias = new Map([
  ['image/jpg', 'image/jpeg'],
  ['application/x-zip-compressed', 'application/zip'],
  ['application/x-gzip', 'application/gzip'],
  ['text/rtf', 'application/rtf'],
  ['audio/x-wav', 'audio/wav'],
]);

const otherThanSaid = (said: string, found: string): FileKind => ({
  refused: say('otherThanSaid.theFileIsSaid', { said, found }),
});

/** Text in UTF-8, or in the encoding in which spreadsheets in China write tables; `undefined` if it is neither. */
const wordsOf = (head: Uint8Array): string | undefined => {
  if (head.includes(0)) return undefined;
  for (const encoding of ['utf-8', 'gb18030']) {
    // A character may be cut at the end of what is looked at.
    for (let cut = 0; cut < 4; cut += 1) {
      try {
        return new TextDecoder(encoding, { fatal: true }).decode(head.subarray(0, Math.max(0, head.length - cut)));
      } catch {
        // Another cut, then the other encoding.
      }
    }
  }
  return undefined;
};

/** What a drawing does besides being drawn: scripts, handlers, foreign content, and whatever it would fetch. */
const actsIn = (drawing: string): Text | undefined => {
  const acts =
    /<(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|handler|set|animate\w*)\b|\son\w+\s*=|javascript:|<!ENTITY|<\?xml-stylesheet|@import|(?:href|src)\s*=\s*["']?\s*(?!["']?(?:#|data:image\/(?:png|jpeg|gif|webp);))[^\s"'>]/i.test(
      drawing,
    );
  return acts ? say('actsIn.aDrawingWithA') : undefined;
};
