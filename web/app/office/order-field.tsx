import type { FactView, Question } from '#contract';
import { QuestionField } from '#web/case';
import { Marks } from '#web/law';
import { Button, Details, nameOf, type Text, TextInput, tagOf, useLang, useSay, useT, wordsLangOf } from '#web/ui';
import { AnswerField } from '../my/answer-field.tsx';
import { useCity } from '../session.ts';
import { isInLanguages } from './order-values.ts';
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
  const say = useSay();
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
            <span className="sr"> {say(question.ask)}</span>
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
      return question.personal ? <PlainText {...props} /> : <InLanguages {...props} />;
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

/** Words that may stand in a letter: once for all its languages, or in each of them. */
function InLanguages(props: OrderFieldProps) {
  const { question, id, value, onChange } = props;
  const words = useWords();
  const lang = useLang();
  const others = (useCity()?.letterLanguages ?? []).filter((other) => other !== lang);
  const several = isInLanguages(value);
  const written = (language: string): string => {
    if (!several) return language === lang && typeof value === 'string' ? value : '';
    // A language in which nobody wrote has the writer's words.
    return language !== lang && value[language] === value[lang] ? '' : (value[language] ?? '');
  };
  const give = (language: string, typed: string) => {
    const filled = [lang, ...others].flatMap((each) => {
      const text = each === language ? typed : written(each);
      return text === '' ? [] : [[each, text] as const];
    });
    const own = language === lang ? typed : written(lang);
    // What nobody wrote in a language stands there in the writer's own.
    onChange(
      filled.length < 2
        ? own
        : { ...Object.fromEntries([lang, ...others, 'en', 'zh'].map((each) => [each, own])), ...Object.fromEntries(filled) },
    );
  };
  const nameIn = (other: string): string => nameOf(other, wordsLangOf(lang));
  return (
    <>
      <PlainText {...props} value={written(lang)} onChange={(typed) => give(lang, String(typed))} />
      {others.length > 0 && (
        <Details summary={words.order.otherLanguage(others.map(nameIn).join(', '))} open={several}>
          {others.map((other) => (
            <TextInput
              key={other}
              id={`${id}-${other}`}
              label={words.order.otherLabel(nameIn(other))}
              help={words.order.otherHelp(nameIn(other))}
              optional
              lang={tagOf(other)}
              value={written(other)}
              onChange={(typed) => give(other, typed)}
              lines={linesFor(question)}
              maxLength={question.maxSize}
            />
          ))}
        </Details>
      )}
    </>
  );
}
