/**
 * Runs in the browser, put there as its own text: it can use nothing from outside itself. Loads the page again once another demo has opened, and shows what the
 * latest run over the pack found.
 */
export const listenInPage = ({ news }: { readonly news: string }): void => {
  const opened = Number((document.currentScript as HTMLScriptElement | null)?.dataset['opened']);
  const box = document.createElement('aside');
  box.id = 'watch-findings';
  box.setAttribute('role', 'status');
  box.hidden = true;
  Object.assign(box.style, {
    position: 'fixed',
    inset: 'auto 0 0 0',
    zIndex: '1000',
    maxHeight: '40vh',
    overflow: 'auto',
    padding: '.75rem 1rem',
    background: '#7a1212',
    color: '#fff',
    font: '14px/1.5 ui-monospace, monospace',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  });
  document.body.append(box);
  new EventSource(news).addEventListener('message', ({ data }: MessageEvent<string>) => {
    const told = JSON.parse(data) as { readonly opened: number; readonly lines: readonly { readonly en: string; readonly zh: string }[] };
    if (told.opened !== opened) {
      location.reload();
      return;
    }
    const isChinese = document.documentElement.lang.startsWith('zh');
    box.textContent = told.lines.map(({ en, zh }) => (isChinese ? zh : en)).join('\n');
    box.hidden = told.lines.length === 0;
  });
};
