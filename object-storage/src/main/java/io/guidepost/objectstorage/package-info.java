/** Files, and the register of erasures, in a bucket of an S3-compatible store. Applications configure {@code guidepost.assets} and see nothing else of it. */
package io.guidepost.objectstorage;
