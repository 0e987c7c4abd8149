package io.guidepost.domain.content;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.content.GuideMessenger.Attachment;
import io.guidepost.domain.content.GuideMessenger.Medium;
import io.guidepost.domain.content.GuideMessenger.MiniProgramCard;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.media.FreshMedia;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.poster.MakePoster;
import io.guidepost.domain.poster.UploadPoster;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What goes along with the words of a task: files by the ids that WeCom knows them by right now, of a poster the guide's own,
 * links with their picture, pages of the mini-program and looks as cards with the guide's own tracked link. WeCom is called
 * for what it does not know yet: never inside a transaction.
 */
@Component
public class SentMaterials {

    private final FreshMedia freshMedia;
    private final UploadPoster uploadPoster;
    private final AssignmentLinks links;
    private final Assets assets;
    private final GuideMessenger messenger;
    private final TransactionRetry transaction;

    SentMaterials(
            FreshMedia freshMedia,
            UploadPoster uploadPoster,
            AssignmentLinks links,
            Assets assets,
            GuideMessenger messenger,
            TransactionRetry transaction) {
        this.freshMedia = freshMedia;
        this.uploadPoster = uploadPoster;
        this.links = links;
        this.assets = assets;
        this.messenger = messenger;
        this.transaction = transaction;
    }

    /** The card that carries the assignment's own link, with the picture of the material it shows. */
    MiniProgramCard dressed(MiniProgramCard card, Task task, List<Material> used) {
        var cover = AssignmentLinks.onCard(task, used).flatMap(this::cover);
        return new MiniProgramCard(card.title(), card.page(), cover);
    }

    /** All materials but the words and the one that is on the assignment's card. */
    List<Attachment> attachments(Task task, Assignment assignment, List<Material> used) {
        var onCard = AssignmentLinks.onCard(task, used);
        var attachments = new ArrayList<Attachment>();
        for (var material : used) {
            if (onCard.filter(material::equals).isEmpty()) {
                attachment(assignment, material).ifPresent(attachments::add);
            }
        }
        return attachments;
    }

    private Optional<Attachment> attachment(Assignment assignment, Material material) {
        var title = Utf8.shortened(material.title(), 128);
        if (material.isSentAsFile()) {
            return Optional.of(new Attachment.File(
                    title, medium(material.content().fileId().orElseThrow(), title)));
        }
        return switch (material.kind()) {
            case TEXT -> Optional.empty();
            case POSTER ->
                material.content().fileId().isPresent()
                        ? Optional.of(new Attachment.File(title, poster(assignment, material)))
                        : Optional.of(new Attachment.Link(title, material.url()));
            case LINK -> Optional.of(link(title, material));
            case MINIPROGRAM, LOOK -> Optional.of(new Attachment.Card(card(assignment, material)));
            // On the web: WeCom takes no files from there, customers follow the link.
            case IMAGE, VIDEO, FILE -> Optional.of(new Attachment.Link(title, material.url()));
        };
    }

    private Attachment.Link link(String title, Material material) {
        return new Attachment.Link(
                title,
                Utf8.shortened(material.text(), 512),
                material.url(),
                material.content().coverId().flatMap(freshMedia::address));
    }

    private MiniProgramCard card(Assignment assignment, Material material) {
        var link = transaction.call(() -> links.ofMaterial(assignment, material));
        return new MiniProgramCard(Utf8.shortened(material.title(), 64), link.miniProgramPath(), cover(material));
    }

    private Optional<Medium> cover(Material material) {
        return material.content().coverId().map(cover -> medium(cover, material.title()));
    }

    private Medium medium(long fileId, String title) {
        var asset = assets.find(fileId).orElseThrow();
        return new Medium(type(asset), freshMedia.mediaId(fileId, MediaPurpose.MESSAGE, title), Optional.of(fileId));
    }

    private Medium poster(Assignment assignment, Material material) {
        var mediaId = uploadPoster.upload(new MakePoster.Wanted(
                assignment.guideId(),
                assignment.storeId(),
                assignment.regionId(),
                material.id(),
                Optional.of(assignment.id())));
        return new Medium("image", mediaId, Optional.empty());
    }

    /** The assignment's card and all materials for a customer, as the JS-SDK takes them. */
    public List<Tap.Attachment> forCustomer(Task task, Assignment assignment, List<Material> used, ShareLink link) {
        var shop = messenger.miniProgram();
        var title = links.title(task, used);
        var cover = AssignmentLinks.onCard(task, used)
                .flatMap(material -> material.content().coverId())
                .flatMap(freshMedia::address)
                .orElse(shop.coverUrl());
        var attachments = new ArrayList<Tap.Attachment>();
        attachments.add(new Tap.Attachment.MiniProgram(shop.appId(), title, link.miniProgramPath(), cover));
        attachments(task, assignment, used).forEach(each -> attachments.add(forJsSdk(each)));
        return attachments;
    }

    /** All materials for the guide's own moment, as the JS-SDK takes them; there are no cards in moments. */
    public List<Tap.Attachment> forMoment(Assignment assignment, List<Material> used) {
        return used.stream()
                .flatMap(material -> attachment(assignment, material).stream())
                .map(this::forJsSdk)
                .toList();
    }

    private Tap.Attachment forJsSdk(Attachment attachment) {
        if (attachment instanceof Attachment.Link link) {
            return new Tap.Attachment.Link(
                    link.title(),
                    link.description(),
                    link.url(),
                    link.pictureUrl().orElse(""));
        }
        if (attachment instanceof Attachment.Card shown) {
            var shop = messenger.miniProgram();
            var cover = shown.medium().flatMap(Medium::fileId).flatMap(freshMedia::address);
            return new Tap.Attachment.MiniProgram(
                    shop.appId(), shown.card().title(), shown.card().page(), cover.orElse(shop.coverUrl()));
        }
        var file = ((Attachment.File) attachment).file();
        return switch (file.type()) {
            case "image" -> new Tap.Attachment.Picture(file.mediaId(), "");
            case "video" -> new Tap.Attachment.Video(file.mediaId());
            default -> new Tap.Attachment.Document(file.mediaId());
        };
    }

    /** WeCom does not know one of these ids: none of them is used again. */
    void forget(List<Medium> sent) {
        for (var medium : sent) {
            medium.fileId().ifPresent(file -> freshMedia.forget(file, MediaPurpose.MESSAGE, medium.mediaId()));
        }
    }

    private static String type(Asset asset) {
        return asset.type().kind().name().toLowerCase(Locale.ROOT);
    }
}
