import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { time } from './format.ts';
import { useWords } from './words.ts';

/** What asking something can come to. */
export type Answer<Value> =
  | { readonly kind: 'loading' /** Said after five seconds: `Reading 12,000 events.` */; readonly doing?: string | undefined }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'failed';
      readonly what?: string | undefined;
      readonly retry?: (() => void) | undefined;
      readonly retryIn?: number | undefined;
      readonly code?: string | undefined;
      readonly at?: string | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly text: ReactNode;
      readonly basis?: ReactNode;
      readonly because?: ReactNode;
      readonly wayOut?: ReactNode;
    }
  /** `kept`: the last answer, while the next is awaited. */
  | { readonly kind: 'ready'; readonly value: Value; readonly kept?: true };

interface AnsweredProps<Value> {
  readonly of: Answer<Value>;
  /** What will be here, and when. */
  readonly empty?: ReactNode;
  readonly emptyNext?: ReactNode;
  /** The shape of what comes: widths of its lines. */
  readonly shape?: readonly number[];
  readonly children: (value: Value) => ReactNode;
}

/** Every state, drawn the same way everywhere. */
export function Answered<Value>({ of: answer, empty, emptyNext, shape, children }: AnsweredProps<Value>) {
  const words = useWords();
  switch (answer.kind) {
    case 'loading':
      return <Loading doing={answer.doing} shape={shape} />;
    case 'empty':
      return <Empty title={empty ?? words.emptyTitle} next={emptyNext} />;
    case 'failed':
      return <Failed {...answer} />;
    case 'refused':
      return (
        <div className="state-box note" role="alert">
          <p>
            <b>{answer.text}</b> {answer.basis}
          </p>
          {answer.because !== undefined && <p>{answer.because}</p>}
          {answer.wayOut !== undefined && (
            <p>
              <b>{words.youCan}</b> {answer.wayOut}
            </p>
          )}
        </div>
      );
    case 'ready':
      return <>{children(answer.value)}</>;
  }
}

/** Nothing is here: what will be, and when. */
export function Empty({ title, next }: { readonly title: ReactNode; readonly next?: ReactNode }) {
  return (
    <div className="state-box">
      <p>
        <b>{title}</b>
      </p>
      {next !== undefined && <p className="quiet">{next}</p>}
    </div>
  );
}

const useAfter = (ms: number): boolean => {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
};

/** Nothing for the first 300 ms, then the shape of what comes, after five seconds words about what it is doing. */
export function Loading({
  doing,
  shape = [60, 85, 40],
  at = 300,
}: {
  readonly doing?: string | undefined;
  readonly shape?: readonly number[] | undefined;
  readonly at?: number;
}) {
  const words = useWords();
  const seen = useAfter(at);
  const long = useAfter(5000);
  return (
    <div aria-busy="true" className="state-box loading">
      {seen && shape.map((width, line) => <p key={`${line}-${width}`} className="skel" style={{ width: `${width}%` }} />)}
      <p className={long ? 'quiet small' : 'sr'} role="status">
        {long ? (doing ?? words.stillLoading) : seen ? words.loading : ''}
      </p>
    </div>
  );
}

export function Failed({ what, retry, retryIn, code, at }: Omit<Extract<Answer<never>, { kind: 'failed' }>, 'kind'>) {
  const words = useWords();
  return (
    <div className="state-box note bad" role="alert">
      <p>
        <b>{what ?? words.failedTitle}</b> {words.nothingChanged} {retryIn !== undefined && words.retryIn(retryIn)}
      </p>
      {(retry !== undefined || code !== undefined) && (
        <p className="line">
          {retry !== undefined && (
            <Button kind="second" onClick={retry}>
              {words.tryNow}
            </Button>
          )}
          {code !== undefined && (
            <span className="quiet small num">
              {words.fault} {code}
              {at !== undefined && <>, {time(at)}</>}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
