import { Link } from '#web/ui';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';

export function NotFoundPage() {
  const words = useWords();
  const w = words.notFound;
  useTitle(w.title);
  return (
    <div className="stack narrow">
      <h1>{w.title}</h1>
      <p className="lede">{w.text}</p>
      <p>{w.tries}</p>
      <ul className="because">
        <li>
          <Link href="/products">{w.search}</Link>
        </li>
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
