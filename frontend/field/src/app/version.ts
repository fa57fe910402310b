declare const __APP_VERSION__: string;

/** Of the installation that this app was built with. */
export const VERSION: string = __APP_VERSION__;
