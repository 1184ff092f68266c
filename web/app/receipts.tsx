import { useState } from 'react';
import { addressOf, type CaseView, type ReceiptFile } from '#contract';
import { Button, Details, Pairs, useFormat, useT } from '#web/ui';
import { useAsk } from './api.ts';
import { Ask } from './trouble.tsx';
import { useWords } from './words/index.ts';

/** What of a receipt is drawn; the file has the rest. */
interface Shown {
  readonly hash: string;
  readonly decision: {
    readonly law: { readonly pack: string; readonly version: string; readonly digest: string };
    readonly basis: readonly string[];
    readonly read: Readonly<Record<string, unknown>>;
    readonly guards: readonly { readonly refusal: string; readonly if: string; readonly holds: boolean | null }[];
    readonly tables: readonly { readonly table: string; readonly decides: string; readonly fired: unknown }[];
    readonly budgets: readonly { readonly budget: string; readonly amount: unknown; readonly ceiling: unknown; readonly total: unknown }[];
  };
}

/** The receipts of a case: which decision rests on what, and the file with which anyone decides it again. */
export function Receipts({ view }: { readonly view: CaseView }) {
  const words = useWords().receipts;
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<number>();
  const lines = view.story.filter((line) => line.seq !== undefined && line.label !== undefined);
  if (lines.length === 0) return null;
  return (
    <Details summary={words.title}>
      <p className="small">{words.lede}</p>
      <ul className="listed">
        {lines.map(({ seq, label, on }) => (
          <li key={seq}>
            <Button kind="bare" onClick={() => setOpen(open === seq ? undefined : seq)}>
              {words.of(t(label!), format.shortDate(on))}
            </Button>
            {open === seq && <Receipt caseId={view.id} seq={seq!} />}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Receipt({ caseId, seq }: { readonly caseId: string; readonly seq: number }) {
  const asked = useAsk('receipt', { id: caseId, seq });
  return <Ask of={asked}>{(file) => <Sheet caseId={caseId} file={file} />}</Ask>;
}

function Sheet({ caseId, file }: { readonly caseId: string; readonly file: ReceiptFile }) {
  const words = useWords().receipts;
  const { hash, decision } = file.receipt as unknown as Shown;
  const { law, basis, read, guards, tables, budgets } = decision;
  const told = (value: unknown): string => (isSealed(value) ? words.sealed : typeof value === 'string' ? value : JSON.stringify(value));
  const pairs = [
    { name: words.law, value: `${law.pack} ${law.version} · ${law.digest.slice(0, 12)}` },
    { name: words.articles, value: basis.join(', ') },
    ...guards.map((guard) => ({ name: words.condition(guard.refusal), value: `${guard.if} → ${words.holds(guard.holds)}` })),
    ...tables.map(({ table, decides, fired }) => ({ name: words.table(table), value: `${decides}: ${rowsOf(fired, words.sealed)}` })),
    ...budgets.map(({ budget, amount, total, ceiling }) => ({
      name: words.account(budget),
      value: words.taken(told(amount), told(total), told(ceiling)),
    })),
    ...Object.entries(read).map(([path, value]) => ({ name: <code>{path}</code>, value: told(value) })),
  ];
  return (
    <div className="stack">
      <Pairs small label={words.title} pairs={pairs.map((pair, key) => ({ ...pair, key: String(key) }))} />
      <p className="small quiet">
        {words.hash} <code>{hash}</code>
      </p>
      <p className="small">
        {words.again} <code>{file.command}</code>
      </p>
      <p>
        <Button kind="second" href={addressOf('receipt', { id: caseId, seq: file.seq })} download={file.file}>
          {words.download}
        </Button>
      </p>
    </div>
  );
}

const isSealed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { readonly sealed?: boolean }).sealed === true;

const rowsOf = (fired: unknown, sealed: string): string =>
  Array.isArray(fired) ? fired.map(({ row }: { readonly row: string }) => row).join(', ') || '–' : isSealed(fired) ? sealed : '–';
