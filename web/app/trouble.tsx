import type { ReactNode } from 'react';
import type { Problem } from '#contract';
import { BasisList } from '#web/law';
import { type Answer, Answered, Button, Failed, useSay, useT } from '#web/ui';
import { codeOf, type Outcome, problemText, type Reading } from './api.ts';
import { Labelled } from './article-labels.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words/index.ts';

interface AskedProps<T> {
  readonly of: Reading<T>;
  readonly empty?: ReactNode;
  readonly emptyNext?: ReactNode;
  readonly shape?: readonly number[];
  readonly children: (value: T) => ReactNode;
}

/** `Answered` for a question of ours: a refusal says what, with its articles, and the way out. */
export function Ask<T>({ of, ...rest }: AskedProps<T>) {
  if (of.kind === 'refused') return <Trouble problem={of.problem} />;
  return <Answered of={of as Answer<T>} {...rest} />;
}

/** The same for a whole page: while there is no answer, the page still has its heading. */
export function AskPage<T>({ title, ...props }: AskedProps<T> & { readonly title: string }) {
  return props.of.kind === 'ready' ? props.children(props.of.value) : <NotYet title={title} {...props} />;
}

function NotYet<T>({ title, ...props }: AskedProps<T> & { readonly title: string }) {
  const words = useWords();
  const missing = props.of.kind === 'refused' && props.of.problem.status === 404;
  useTitle(missing ? words.notFound.title : title);
  return (
    <div className="stack-l" data-page={missing ? 'not-found' : undefined}>
      <h1>{missing ? words.notFound.title : title}</h1>
      <Ask {...props} />
    </div>
  );
}

/** Why something was not done or shown: what, the articles, the way out. */
export function Trouble({ problem }: { readonly problem: Problem }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const { basis, wayOut, errors, status } = problem;
  if (status >= 500) return <Failed code={codeOf(problem)} />;
  // Some refusals are told as a name of what stands in the way, some as a sentence.
  const said = t(problemText(problem));
  return (
    <Answered
      of={{
        kind: 'refused',
        text: (
          <>
            {said}
            {/[.。]$/.test(said) ? '' : words.stop}
          </>
        ),
        basis:
          basis === undefined || basis.length === 0 ? undefined : (
            <Labelled>
              <BasisList basis={basis} />
            </Labelled>
          ),
        because:
          errors === undefined || errors.length === 0
            ? undefined
            : errors.map((error) => (
                <span key={`${error.in} ${error.at}`} className="line-of">
                  {say(error.text)}
                </span>
              )),
        wayOut:
          status === 401 ? (
            <Button kind="second" href="/sign-in">
              {words.signIn}
            </Button>
          ) : wayOut === undefined ? undefined : (
            t(wayOut)
          ),
      }}
    >
      {() => null}
    </Answered>
  );
}

/** What came of a try that did not work: refused, or never arrived. */
export function TroubleOf({ outcome }: { readonly outcome: Outcome<unknown> | undefined }) {
  if (outcome === undefined || outcome.ok) return null;
  return outcome.problem === undefined ? <Failed /> : <Trouble problem={outcome.problem} />;
}
