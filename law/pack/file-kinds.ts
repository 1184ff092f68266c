import { joinTexts, type Text } from '#law/ground';
import { say } from './say.ts';

/** The door for files takes none that is larger, whatever a pack says. */
export const largestFileMegabytes = 25;

/** The kinds of files that a fact can take. */
export const fileKindNames = ['paper', 'picture', 'table', 'dataset', 'recording'] as const;
export type FileKindName = (typeof fileKindNames)[number];

export const isFileKind = (name: string): name is FileKindName => (fileKindNames as readonly string[]).includes(name);

interface Kind {
  /** Media types, as the first bytes of a file tell them. Some belong to two kinds: the old office formats do not say which they are. */
  readonly types: readonly string[];
  /** How names of such files end. */
  readonly ends: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Every type that the door for files lets in stands in one of them at least. */
export const fileKinds: Readonly<Record<FileKindName, Kind>> = {
  paper: {
    types: [
      'application/pdf',
      'application/msword',
      'application/vnd.ms-powerpoint',
      'application/x-cfb',
      'application/rtf',
      `${openXml}.wordprocessingml.`,
      `${openXml}.presentationml.`,
      `${openDocument}.text`,
      `${openDocument}.presentation`,
      'text/plain',
      'text/markdown',
    ],
    ends: ['pdf', 'doc', 'docx', 'ppt', 'pptx', 'rtf', 'odt', 'odp', 'txt', 'md'],
  },
  picture: {
    types: ['image/'],
    ends: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'heic', 'svg'],
  },
  table: {
    types: ['text/csv', 'application/vnd.ms-excel', 'application/x-cfb', `${openXml}.spreadsheetml.`, `${openDocument}.spreadsheet`],
    ends: ['csv', 'xls', 'xlsx', 'ods'],
  },
  dataset: {
    types: ['application/zip', 'application/gzip', 'application/json', 'application/yaml', 'application/xml', 'application/dicom'],
    ends: ['zip', 'gz', 'json', 'yaml', 'yml', 'xml', 'dcm'],
  },
  recording: {
    types: ['audio/', 'video/'],
    ends: ['mp3', 'wav', 'mp4'],
  },
};

/**
 * Whether a file is of one of these kinds: by its media type, or by the end of its name where nothing else is known of it, as in an example.
 * An end that no kind has tells nothing, and is let pass.
 */
export const isOfKind = (kinds: readonly FileKindName[], { type, name }: { readonly type?: string; readonly name: string }): boolean => {
  if (type !== undefined) return kinds.some((kind) => hasType(kind, type));
  const end = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const known = fileKindNames.filter((kind) => end !== undefined && fileKinds[kind].ends.includes(end));
  return known.length === 0 || known.some((kind) => kinds.includes(kind));
};

// A part of a type ends as a family of types does.
const hasType = (kind: FileKindName, type: string): boolean =>
  fileKinds[kind].types.some((known) => (/[/.]$/.test(known) || known.startsWith(openDocument) ? type.startsWith(known) : type === known));

/** What these kinds are, for people. */
export const fileKindWords = (kinds: readonly FileKindName[]): Text =>
  joinTexts(
    kinds.map((kind) => say(`fileKind.${kind}`)),
    say('fileKind.joint'),
  );
