package io.guidepost.domain.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJobs.Written;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.HoldsSealedData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.Seals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Files in the database, so that every node can go on with them or hand them out: in pieces, each encrypted with a key of the
 * job's own, which is kept sealed. So a key of the house is replaced without touching a piece, and none opens elsewhere.
 */
@Component
class SealedPieces implements HoldsSealedData, HoldsPersonalData {

    private static final int PIECE = 256 * 1024;
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final FileJobs jobs;
    private final Seals seals;
    private final TransactionRetry transactions;
    private final SecureRandom random = new SecureRandom();

    SealedPieces(FileJobs jobs, Seals seals, TransactionRetry transactions) {
        this.jobs = jobs;
        this.seals = seals;
        this.transactions = transactions;
    }

    /** A fresh key for this job. */
    byte[] newKey(long jobId) {
        var key = new byte[32];
        random.nextBytes(key);
        return seals.seal(place(jobId), Base64.getEncoder().encodeToString(key));
    }

    /** Puts a file in the place of whatever was there. */
    Written put(long jobId, Slot slot, Path file) throws IOException {
        var key = key(jobId);
        var hash = sha256();
        transactions.run(() -> jobs.forgetPieces(jobId, slot));
        try (var in = new DigestInputStream(Files.newInputStream(file), hash)) {
            int number = 0;
            for (var bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                int pieceNo = number++;
                var sealed = sealed(key, jobId, slot, pieceNo, bytes);
                transactions.run(() -> jobs.addPiece(jobId, slot, pieceNo, sealed));
            }
        }
        return new Written(Files.size(file), HexFormat.of().formatHex(hash.digest()));
    }

    void write(long jobId, Slot slot, OutputStream out) throws IOException {
        var key = key(jobId);
        for (int number = 0; ; number++) {
            var piece = jobs.piece(jobId, slot, number);
            if (piece.isEmpty()) {
                return;
            }
            out.write(opened(key, jobId, slot, number, piece.get()));
        }
    }

    private byte[] sealed(SecretKeySpec key, long jobId, Slot slot, int pieceNo, byte[] plain) {
        var iv = new byte[IV];
        random.nextBytes(iv);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, jobId, slot, pieceNo);
            var bytes = Arrays.copyOf(iv, IV + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, bytes, IV);
            return bytes;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM seals with AES-GCM", impossible);
        }
    }

    private static byte[] opened(SecretKeySpec key, long jobId, Slot slot, int pieceNo, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, IV), jobId, slot, pieceNo)
                    .doFinal(sealed, IV, sealed.length - IV);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Piece %d of job %d does not open".formatted(pieceNo, jobId), broken);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] iv, long jobId, Slot slot, int pieceNo)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        var place = slot.name().getBytes(StandardCharsets.US_ASCII);
        cipher.updateAAD(ByteBuffer.allocate(12 + place.length)
                .putLong(jobId)
                .putInt(pieceNo)
                .put(place)
                .array());
        return cipher;
    }

    private SecretKeySpec key(long jobId) {
        return new SecretKeySpec(Base64.getDecoder().decode(seals.open(place(jobId), jobs.keySealed(jobId))), "AES");
    }

    private static Seals.Place place(long jobId) {
        return new Seals.Place("filejob_job", "key_sealed", jobId);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("filejob_job", "id", "key_sealed"));
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("导入与导出的文件", "Files of imports and exports"),
                new Words("文件加密保存，七天后自动删除", "The files are encrypted and deleted after seven days"),
                "filejob_job",
                "key_sealed"));
    }
}
