/** Words of a report, for the window and the command line. */
import type { EnvironmentReport, How } from './report';

export const HOW_TEXT: { readonly [how in How]: string } = {
  content: 'content of the configuration files',
  git: 'git HEAD of the checkout',
  direct_url: 'direct_url.json of the installed package',
  version: 'version of the installed package',
};

export const KIND_TEXT: { readonly [kind in EnvironmentReport['kind']]: string } = {
  checkout: 'checkout',
  editable: 'editable install',
  installed: 'installed package',
  package: 'package folder',
};
