import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type Lang, LangProvider, ToastProvider } from '#web/ui';
import { CasePage } from './case-page.tsx';
import { ClocksPage } from './clocks-page.tsx';
import { CommitteePage } from './committee-page.tsx';
import { DocketPage } from './docket-page.tsx';
import { HomePage } from './home-page.tsx';
import { LawPage } from './law-page.tsx';
import { MyCasePage } from './my-case-page.tsx';
import { PiecesPage } from './pieces-page.tsx';
import { ProductPage } from './product-page.tsx';
import { WizardPage } from './wizard-page.tsx';

// For the eye alone, in development: every drawing in many states, with invented data.
// `?page=case&lang=zh&scheme=dark`

const pages = {
  pieces: PiecesPage,
  docket: DocketPage,
  case: CasePage,
  clocks: ClocksPage,
  committee: CommitteePage,
  home: HomePage,
  product: ProductPage,
  law: LawPage,
  wizard: WizardPage,
  'my-case': MyCasePage,
} as const;

const asked = new URLSearchParams(location.search);
const lang: Lang = asked.get('lang') === 'zh' ? 'zh' : 'en';
const Page = pages[(asked.get('page') ?? 'pieces') as keyof typeof pages] ?? PiecesPage;
const scheme = asked.get('scheme');
if (scheme !== null) document.documentElement.dataset['scheme'] = scheme;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LangProvider lang={lang}>
      <ToastProvider>
        <Page />
      </ToastProvider>
    </LangProvider>
  </StrictMode>,
);
