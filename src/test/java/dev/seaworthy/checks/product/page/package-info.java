/** The web page, as a person sees it in a browser. */
package dev.seaworthy.checks.product.page;
