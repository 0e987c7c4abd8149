/** Every movement of money as a balanced transfer between accounts; appended, never corrected in place. */
package io.guidepost.core.ledger;
