import { Link } from '#web/ui';
import { useCity } from '../session.ts';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';

export function NotFoundPage() {
  const words = useWords();
  const w = words.notFound;
  const primary = useCity()?.home.primary;
  useTitle(w.title);
  return (
    <div className="stack narrow" data-page="not-found">
      <h1>{w.title}</h1>
      <p className="lede">{w.text}</p>
      <p>{w.tries}</p>
      <ul className="because">
        {primary !== undefined && (
          <li>
            <Link href={primary.href}>{w.search}</Link>
          </li>
        )}
        <li>
          <Link href="/follow">{w.follow}</Link>
        </li>
        <li>
          <Link href="/sign-in">{w.signIn}</Link>
        </li>
      </ul>
    </div>
  );
}
