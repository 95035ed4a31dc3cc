import { Fragment } from 'react';

interface Props {
  text: string;
  /** Where it may break: an empty match, such as `/(?<=\.)/` for behind dots. */
  at: RegExp;
}

/** A name that breaks between its words alone. */
export const Breaking = ({ text, at }: Props) =>
  text.split(at).map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the words of a name have no other identity.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
