import css from './popup.module.css';

/** Where every popup of a control is, and how far from it and from the window's edge, in px. */
export const PLACE = { className: css.place, sideOffset: 4, collisionPadding: 8 } as const;
