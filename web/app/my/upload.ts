import { addressOf, type FileRef, type Problem } from '#contract';

export type Uploaded = { readonly ok: true; readonly file: FileRef } | { readonly ok: false; readonly problem?: Problem };

/** Sends a file and says how far it is; `fetch` cannot tell that yet. */
export const upload = (file: File, onProgress: (sent: number, of: number) => void, signal: AbortSignal): Promise<Uploaded> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('keepFile', { name: file.name }));
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
