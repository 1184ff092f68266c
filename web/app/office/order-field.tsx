import { useState } from 'react';
import type { FactView, Question } from '#contract';
import { QuestionField } from '#web/case';
import { Marks } from '#web/law';
import { Button, Details, Select, type Text, TextInput, useLang, useT } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { type Given, isBilingual } from './order-values.ts';
import { useWords } from './words.ts';

export interface OrderFieldProps {
  readonly question: Question;
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: Text | undefined;
  /** What the file says now. */
  readonly known?: FactView | undefined;
}

/** One answer that an order needs: the wizard's own controls, and what the file holds already. */
export function OrderField(props: OrderFieldProps) {
  const { question, known, onChange } = props;
  const words = useWords();
  const t = useT();
  const isKnown = known?.known === true && known.erased !== true && known.value !== undefined;
  return (
    <div className="order-field">
      <Control {...props} />
      {isKnown && question.type !== 'file' && (
        <p className="small quiet">
          {words.order.inFile(t(known.words))}{' '}
          <Button kind="bare" onClick={() => onChange(known.value)}>
            {words.order.takeOver}
            <span className="sr"> {t(question.ask)}</span>
          </Button>
        </p>
      )}
      {(question.why !== undefined || question.marks.length > 0) && (
        <p className="small quiet">
          {question.why !== undefined && t(question.why)} <Marks marks={question.marks} />
        </p>
      )}
    </div>
  );
}

function Control(props: OrderFieldProps) {
  const words = useWords();
  const { question, id, value, onChange, error } = props;
  switch (question.type) {
    case 'text':
      return question.personal ? <PlainText {...props} /> : <TwoTexts {...props} />;
    case 'file':
      return <FileField {...props} />;
    case 'case':
      return <CaseField {...props} />;
    case 'list':
      return <ListField {...props} />;
    default: {
      const unit = question.unit === undefined ? undefined : (words.units[question.unit] ?? question.unit);
      return (
        <QuestionField question={question} id={id} value={value} onChange={onChange} unit={unit} {...(error !== undefined && { error })} />
      );
    }
  }
}

const linesFor = ({ maxSize }: Question): number | undefined => (maxSize !== undefined && maxSize <= 200 ? undefined : 4);

function PlainText({ question, id, value, onChange, error }: OrderFieldProps) {
  const t = useT();
  return (
    <TextInput
      id={id}
      label={t(question.ask)}
      help={question.help === undefined ? undefined : t(question.help)}
      optional={question.optional}
      error={error === undefined ? undefined : t(error)}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
      lines={linesFor(question)}
      maxLength={question.maxSize}
    />
  );
}

/** Words that may stand in a letter: once for both languages, or in each of them. */
function TwoTexts(props: OrderFieldProps) {
  const { question, id, value, onChange } = props;
  const words = useWords();
  const lang = useLang();
  const other = lang === 'en' ? 'zh' : 'en';
  const both = isBilingual(value);
  const mine = both ? value[lang] : typeof value === 'string' ? value : '';
  const theirs = both ? value[other] : '';
  const give = (next: { readonly mine?: string; readonly theirs?: string }) => {
    const [own, others] = [next.mine ?? mine, next.theirs ?? theirs];
    onChange(others === '' ? own : { [lang]: own, [other]: others });
  };
  return (
    <>
      <PlainText {...props} value={mine} onChange={(typed) => give({ mine: String(typed) })} />
      <Details summary={words.order.otherLanguage} open={both}>
        <TextInput
          id={`${id}-${other}`}
          label={words.order.otherLabel}
          help={words.order.otherHelp}
          optional
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          value={theirs}
          onChange={(typed) => give({ theirs: typed })}
          lines={linesFor(question)}
          maxLength={question.maxSize}
        />
      </Details>
    </>
  );
}

/** The file travels as soon as it is chosen; the order then names it by its digest. */
function FileField({ question, id, onChange, error }: OrderFieldProps) {
  const words = useWords();
  const keep = useDo('keepFile', { quiet: true });
  const [files, setFiles] = useState<readonly File[]>([]);
  const [kept, setKept] = useState<ReadonlyMap<File, Given>>(new Map());
  const take = async (chosen: readonly File[]) => {
    setFiles(chosen);
    const all = new Map([...kept].filter(([file]) => chosen.includes(file)));
    for (const file of chosen.filter((one) => !all.has(one))) {
      const outcome = await keep.run({ name: file.name }, { file });
      if (!outcome.ok) {
        setFiles(chosen.filter((one) => all.has(one)));
        break;
      }
      const { digest, name, bytes, type } = outcome.value;
      all.set(file, { digest, name, size: bytes, type });
    }
    setKept(all);
    const values = [...all.values()];
    onChange(question.several ? values : values[0]);
  };
  const failed = keep.trouble === undefined ? undefined : words.order.uploadFailed;
  return (
    <>
      <QuestionField
        question={question}
        id={id}
        value={undefined}
        onChange={() => undefined}
        files={files}
        onFiles={(chosen) => void take(chosen)}
        {...(failed !== undefined ? { error: failed } : error !== undefined && { error })}
      />
      <p className="small quiet" role="status">
        {keep.busy && words.order.uploading}
      </p>
    </>
  );
}

const mostRows = 200;

/** A row of a register, by its name; what is in no register is named by its number. */
function CaseField(props: OrderFieldProps) {
  const { question, id, value, onChange, error } = props;
  const words = useWords();
  const t = useT();
  const register = useAsk('register', { name: question.of?.name ?? '', limit: mostRows }, { when: question.of !== undefined, staleMs: 60_000 });
  const rows = register.kind === 'ready' && register.value.total <= mostRows ? register.value.rows : [];
  if (rows.length === 0 || question.several) {
    const help = question.help ?? { en: words.order.caseHelp, zh: words.order.caseHelp };
    return <PlainText {...props} question={{ ...question, help, maxSize: 120 }} />;
  }
  return (
    <Select
      id={id}
      label={t(question.ask)}
      help={question.help === undefined ? undefined : t(question.help)}
      optional={question.optional}
      error={error === undefined ? undefined : t(error)}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
      empty
      options={rows.map((row) => ({ value: row.number, label: `${t(row.title)} (${row.number})` }))}
    />
  );
}

type Line = Readonly<Record<string, unknown>>;

/** A list, a line at a time. */
function ListField({ question, id, value, onChange, error }: OrderFieldProps) {
  const words = useWords();
  const t = useT();
  const lines = Array.isArray(value) ? (value as readonly Line[]) : [];
  const columns = question.columns ?? [];
  return (
    <fieldset className={error === undefined ? 'group' : 'group wrong'} id={id} tabIndex={-1}>
      <legend>{t(question.ask)}</legend>
      {error !== undefined && <p className="error">{t(error)}</p>}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
        <fieldset key={at} className="list-line">
          <legend className="small quiet">{words.order.line(at + 1)}</legend>
          {columns.map((column) => (
            <QuestionField
              key={column.fact}
              id={`${id}-${at}-${column.fact}`}
              question={column}
              value={line[column.fact]}
              onChange={(given) => onChange(lines.map((other, index) => (index === at ? { ...other, [column.fact]: given } : other)))}
            />
          ))}
          <Button kind="bare" onClick={() => onChange(lines.filter((_, index) => index !== at))}>
            {words.order.dropRow(at + 1)}
          </Button>
        </fieldset>
      ))}
      <Button kind="second" onClick={() => onChange([...lines, {}])}>
        {words.order.addRow}
      </Button>
    </fieldset>
  );
}
