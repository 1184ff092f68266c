import { useEffect } from 'react';
import { useT } from '#web/ui';
import { useCity } from './session.ts';

/** The page's name in the tab, then the office. */
export const useTitle = (title: string | undefined): void => {
  const city = useCity();
  const t = useT();
  const office = city === undefined ? 'Ordinance' : t(city.office);
  useEffect(() => {
    document.title = title === undefined || title === '' ? office : `${title} – ${office}`;
  }, [title, office]);
};
