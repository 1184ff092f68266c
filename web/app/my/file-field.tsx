import { useContext, useEffect, useRef, useState } from 'react';
import type { Problem } from '#contract';
import { FileInput, Progress, useT, type Words } from '#web/ui';
import { problemText } from '../api.ts';
import { useWords } from '../words/index.ts';
import type { AnswerFieldProps } from './answer-props.ts';
import { FilingContext } from './filing.ts';
import { upload } from './upload.ts';

/** What the fact keeps of a file. */
interface Kept {
  readonly digest: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly ticket?: string;
}

const keptOf = (value: unknown): readonly Kept[] =>
  [value].flat().filter((one): one is Kept => typeof one === 'object' && one !== null && 'digest' in one && 'name' in one);

interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly of: number;
}

/** Files are sent as soon as they are chosen; the answer keeps their digest. */
export function FileField({ question, value, onChange, error, heading, id = question.fact }: AnswerFieldProps) {
  const words = useWords();
  const t = useT();
  const filing = useContext(FilingContext);
  if (filing === undefined) throw new Error('a file is asked for where nothing is filed');
  const kept = keptOf(value);
  const [sending, setSending] = useState<Sending>();
  const [trouble, setTrouble] = useState<Problem | 'offline'>();
  const [notTaken, setNotTaken] = useState<string>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);

  const send = async (files: readonly File[]) => {
    setTrouble(undefined);
    // The chooser of files shows others too, and a file dropped on it comes past: what the form does not take is not sent at all.
    const other = files.find((file) => !isTaken(question.accept, file.name));
    setNotTaken(other?.name);
    if (other !== undefined) return;
    const ended = filing.sends();
    const arrived = await sendAll(files);
    ended(arrived);
  };
  const sendAll = async (files: readonly File[]): Promise<boolean> => {
    let done = kept;
    for (const file of files) {
      leaving.current = new AbortController();
      setSending({ name: file.name, sent: 0, of: file.size });
      const answer = await upload(file, filing, (sent, of) => setSending({ name: file.name, sent, of }), leaving.current.signal);
      setSending(undefined);
      if (!answer.ok) {
        if (!leaving.current.signal.aborted) setTrouble(answer.problem ?? 'offline');
        return false;
      }
      const { digest, name, type, bytes } = answer.file;
      const one = { digest, name, size: bytes, type, ...(answer.ticket !== undefined && { ticket: answer.ticket }) };
      done = question.several ? [...done, one] : [one];
      onChange(question.several ? done : one);
    }
    return true;
  };
  // The kit lists files; those that are kept already have a name and a size, and no more.
  const listed = kept.map(({ name, size, digest }) => ({ name, size, lastModified: digest }) as unknown as File);
  const take = (files: readonly File[]) => {
    const fresh = files.filter((file) => file instanceof File);
    if (fresh.length > 0) return void send(fresh);
    const rest = kept.filter((_, at) => files.includes(listed[at]!));
    onChange(rest.length === 0 ? undefined : question.several ? rest : rest[0]);
  };
  const wrong: Words | undefined = trouble === 'offline' ? words.wizard.stale : trouble !== undefined ? problemText(trouble) : error;
  const kinds = question.accepts === undefined ? undefined : t(question.accepts);
  const said =
    notTaken !== undefined && kinds !== undefined
      ? words.wizard.notTaken(notTaken, kinds)
      : wrong === undefined
        ? undefined
        : isText(wrong)
          ? t(wrong)
          : wrong;
  const most = question.maxSize === undefined ? undefined : words.wizard.upTo(question.maxSize);
  const takes = kinds === undefined ? undefined : words.wizard.takes(kinds);
  return (
    <div>
      <FileInput
        id={id}
        label={heading ?? t(question.ask)}
        help={[question.help === undefined ? undefined : t(question.help), takes, most].filter((line) => line !== undefined).join(' ')}
        error={said}
        optional={question.optional}
        name={question.fact}
        files={listed}
        onChange={take}
        several={question.several}
        accept={question.accept}
        maxBytes={question.maxSize === undefined ? undefined : question.maxSize * 1_000_000}
      />
      {sending !== undefined && (
        <Progress
          value={sending.sent}
          max={sending.of}
          label={words.wizard.sending(sending.name)}
          onCancel={() => leaving.current?.abort()}
        />
      )}
      <p className="sr" role="status">
        {kept.length > 0 && sending === undefined ? words.wizard.sent(kept.at(-1)!.name) : ''}
      </p>
    </div>
  );
}

/** By the end of its name; a name without one is left for the office to look at. */
const isTaken = (accept: string | undefined, name: string): boolean => {
  const end = /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase();
  return accept === undefined || end === undefined || accept.split(',').includes(end);
};

const isText = (words: Words): words is { readonly en: string; readonly zh: string } =>
  typeof words === 'object' && words !== null && 'en' in words && 'zh' in words;
