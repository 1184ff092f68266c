import { PublicFrame } from '../frame.tsx';

/** Everything under `/office`, `/committee` and `/lab`; the address inside starts with these words. */
export function OfficeRoutes() {
  return (
    <PublicFrame>
      <h1>Office</h1>
    </PublicFrame>
  );
}
