import type { FactView, Question } from '#contract';
import { QuestionField } from '#web/case';
import { Marks } from '#web/law';
import { Button, Details, type Text, TextInput, useLang, useT } from '#web/ui';
import { AnswerField } from '../my/answer-field.tsx';
import { isBilingual } from './order-values.ts';
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
  const { question, id, value, onChange, error } = props;
  switch (question.type) {
    case 'text':
      return question.personal ? <PlainText {...props} /> : <TwoTexts {...props} />;
    case 'number':
      return <QuestionField question={question} id={id} value={value} onChange={onChange} {...(error !== undefined && { error })} />;
    default:
      return <AnswerField question={question} id={id} value={value} onChange={onChange} error={error} />;
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
