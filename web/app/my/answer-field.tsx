import { QuestionField } from '#web/case';
import { useT } from '#web/ui';
import { useWords } from '../words/index.ts';
import type { AnswerFieldProps } from './answer-props.ts';
import { CaseField } from './case-field.tsx';
import { FileField } from './file-field.tsx';
import { ListField } from './list-field.tsx';

/** A question as the control that fits it; files are sent at once, cases are looked up, lists have rows. */
export function AnswerField(props: AnswerFieldProps) {
  const { question, value, error, ...rest } = props;
  const words = useWords();
  const t = useT();
  const [heading, optional] = [props.heading ?? t(question.ask), question.optional ? ` ${words.complain.optional}` : ''];
  switch (question.type) {
    case 'file':
      return <FileField {...props} />;
    case 'case':
      return <CaseField {...props} />;
    case 'list':
      return <ListField {...props} />;
    case 'choice':
    case 'yes-no':
      return (
        <QuestionField
          {...rest}
          question={question}
          value={value}
          error={error}
          heading={
            <>
              {heading}
              {optional !== '' && <span className="quiet opt-word">{optional}</span>}
            </>
          }
        />
      );
    default:
      return <QuestionField {...rest} question={question} value={value} error={error} />;
  }
}
