import { useLocation, useParams } from 'wouter';
import { Link, Section } from '#web/ui';
import { useAsk } from '../api.ts';
import { CaseSheet } from '../my/case-sheet.tsx';
import { useTitle } from '../title.ts';
import { Ask } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CodeForm } from './code-form.tsx';

/** The case of a tracking code, for anyone who holds it. */
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
      <p className={isUnknown ? undefined : 'lede'}>{isUnknown ? words.follow.unknownNext : words.follow.lede}</p>
      {code !== undefined && !isUnknown && <Ask of={followed}>{() => null}</Ask>}
      <CodeForm
        key={code}
        label={words.follow.code}
        help={words.follow.help}
        verb={words.follow.verb}
        code={code}
        onCode={(typed) => navigate(`/follow/${encodeURIComponent(typed)}`)}
      />
      <Lost />
    </div>
  );
}

/** Where the ways lead that a reader with a lost code is told of. */
const waysOn = ['/my', '/complain', '/watch'];

/** A code that opens nothing is no dead end: what was told goes its way, and there are other ways to hear of it. */
function Lost() {
  const { follow } = useWords();
  return (
    <Section plain id="lost" title={follow.lost} className="gap-above">
      <p>{follow.lostNext}</p>
      <ul className="because">
        {follow.ways.map(({ said, link }, at) => (
          <li key={link}>
            {said} <Link href={waysOn[at]!}>{link}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
