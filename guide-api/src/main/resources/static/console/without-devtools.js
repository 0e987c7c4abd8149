// The router's module for browsers asks for the developer tools' bridge, which nobody needs here.
export function setupDevtoolsPlugin() {}
