/** The frontend: selects the site by the host name, and gets its data from the API. */
package dev.seaworthy.frontend;
