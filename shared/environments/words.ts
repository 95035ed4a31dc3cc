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

/** `torch 2.7.1 (CUDA 12.6), lightning 2.5.0`: a build of PyTorch names its CUDA behind the version. */
export const packagesText = ({ packages }: Pick<EnvironmentReport, 'packages'>): string =>
  packages
    .map(({ name, version }) => {
      const [release, build = ''] = version.split('+');
      const cuda = /^cu(\d+)(\d)$/.exec(build);
      const about = cuda ? ` (CUDA ${cuda[1]}.${cuda[2]})` : build === 'cpu' ? ' (CPU only)' : '';
      return `${name} ${release}${about}`;
    })
    .join(', ');
