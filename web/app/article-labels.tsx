import type { ReactNode } from 'react';
import { ArticleLabels } from '#web/law';
import { useAsk } from './api.ts';

/** Some answers name articles alone, as `xkf.32(1)`; what they are called, the law page knows. */
export function Labelled({ children }: { readonly children: ReactNode }) {
  const law = useAsk('law', {}, { staleMs: 600_000 });
  const known = new Map(law.kind === 'ready' ? law.value.articles.map(({ id, label }) => [id, label]) : []);
  return <ArticleLabels labels={(article) => known.get(article.replace(/\(.*$/, ''))}>{children}</ArticleLabels>;
}
