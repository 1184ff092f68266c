import { useLocation, useParams } from 'wouter';
import { Note } from '#web/ui';
import { useAsk } from '../api.ts';
import { CaseSheet } from '../my/case-sheet.tsx';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CodeForm } from './code-form.tsx';

/** The case of a tracking code, for whoever holds it. */
export function FollowPage() {
  const { code } = useParams<{ code?: string }>();
  const words = useWords();
  const [, navigate] = useLocation();
  const followed = useAsk('follow', { code: code ?? '' }, { when: code !== undefined });
  const isUnknown = code !== undefined && followed.kind === 'refused' && followed.problem.status === 404;
  const title = isUnknown ? words.follow.unknown : words.follow.title;
  useTitle(title);
  if (code !== undefined && followed.kind === 'ready') return <CaseSheet view={followed.value} as="code" code={code} />;
  return (
    <div className="stack narrow">
      <h1>{title}</h1>
      {isUnknown ? <Note tone="bad">{words.follow.unknownNext}</Note> : <p className="lede">{words.follow.lede}</p>}
      {code !== undefined && !isUnknown && <Ask of={followed}>{() => null}</Ask>}
      <CodeForm
        key={code}
        label={words.follow.code}
        verb={words.follow.verb}
        code={code}
        onCode={(typed) => navigate(`/follow/${encodeURIComponent(typed)}`)}
      />
    </div>
  );
}
