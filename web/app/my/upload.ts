import { type Answered, addressOf, type FileRef, type Problem } from '#contract';
import { api } from '../api.ts';
import type { Filing } from './filing.ts';

export type Uploaded =
  | {
      readonly ok: true;
      readonly file: FileRef;
      /** Where nobody has signed in: named beside the file when it is filed. */
      readonly ticket?: string;
    }
  | { readonly ok: false; readonly problem?: Problem };

type Ticket = Answered<'uploadTicket'>;

/** Sends a file for what is being filed, and says how far it is; `fetch` cannot tell that yet. */
export const upload = async (
  file: File,
  filing: Filing,
  onProgress: (sent: number, of: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> => {
  const asked = await ticketFor(filing).catch(() => undefined);
  if (asked === undefined || signal.aborted) return { ok: false };
  if (!asked.ok) return { ok: false, problem: asked.problem };
  const { ticket, shown } = asked.value;
  const sent = await send(file, ticket, onProgress, signal);
  if (!sent.ok) tickets.delete(keyOf(filing));
  return sent.ok && shown === true ? { ...sent, ticket } : sent;
};

/** A ticket is good for several files; one that is about to end is asked for again. */
const tickets = new Map<string, Ticket>();
const spareMs = 5 * 60_000;

const keyOf = ({ procedure, order, about = '' }: Filing): string => `${procedure} ${order} ${about}`;

const ticketFor = async ({ procedure, order, about }: Filing): ReturnType<typeof api.uploadTicket> => {
  const key = keyOf({ procedure, order, about });
  const known = tickets.get(key);
  if (known !== undefined && Date.parse(known.until) - spareMs > Date.now()) return { ok: true, value: known };
  const asked = await api.uploadTicket({ body: { procedure, order, ...(about !== undefined && { about }) } });
  if (asked.ok) tickets.set(key, asked.value);
  return asked;
};

const send = (file: File, ticket: string, onProgress: (sent: number, of: number) => void, signal: AbortSignal): Promise<Uploaded> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('keepFile', { name: file.name, ticket }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-ordinance', '1');
    request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
    request.onload = () => {
      const isKept = request.status >= 200 && request.status < 300;
      resolve(isKept ? { ok: true, file: request.response as FileRef } : { ok: false, problem: request.response as Problem });
    };
    request.onerror = () => resolve({ ok: false });
    request.onabort = () => resolve({ ok: false });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
