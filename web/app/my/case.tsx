import { useLocation, useParams } from 'wouter';
import { useAsk } from '../api.ts';
import { AskPage } from '../trouble.tsx';
import { CaseSheet } from './case-sheet.tsx';

/** One page for the applicant and for everybody: what is shown, the server decides. */
export function CasePage() {
  const { id } = useParams<{ id: string }>();
  const [path] = useLocation();
  const asked = useAsk('caseView', { id });
  return (
    <AskPage of={asked} title={id} shape={[70, 40, 90, 60, 60]}>
      {(view) => <CaseSheet key={view.id} view={view} as={path.startsWith('/my/') ? 'mine' : 'public'} />}
    </AskPage>
  );
}
