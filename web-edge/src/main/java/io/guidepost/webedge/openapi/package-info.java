/** The document by which clients learn what an application offers. */
package io.guidepost.webedge.openapi;
