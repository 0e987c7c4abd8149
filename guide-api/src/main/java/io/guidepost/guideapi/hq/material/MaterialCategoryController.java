package io.guidepost.guideapi.hq.material;

import io.guidepost.domain.material.ArrangeCategories;
import io.guidepost.domain.material.Categories;
import io.guidepost.domain.material.Category;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.material.CategoryView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The shelves of the library. */
@RestController
@RequestMapping(MaterialCategoryController.PATH)
@Tag(name = "素材 Materials")
class MaterialCategoryController {

    static final String PATH = "/api/admin/v1/material-categories";

    private final ArrangeCategories arrange;
    private final Categories categories;
    private final Offload offload;

    MaterialCategoryController(ArrangeCategories arrange, Categories categories, Offload offload) {
        this.arrange = arrange;
        this.categories = categories;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "素材分类 All categories; parentId makes the tree")
    Mono<CategoryView.Tree> list(SignedInAdmin admin) {
        return offload.call(() -> CategoryView.Tree.of(categories.all()));
    }

    @PostMapping
    @Operation(summary = "新建分类 Add a category, at most three levels deep")
    Mono<ResponseEntity<CategoryView>> add(SignedInAdmin admin, @Valid @RequestBody NewCategory body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = CategoryView.of(arrange.add(body.parent(), body.name(), body.order()));
            return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
        });
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改分类 Rename or move a category with all that is below it")
    Mono<CategoryView> change(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedCategory body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var wanted = body.category();
            return CategoryView.of(arrange.change(
                    new Category(id.value(), wanted.parent(), wanted.name(), wanted.order(), body.version())));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除空分类 Remove an empty category")
    Mono<Void> remove(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            arrange.remove(id.value());
            return null;
        });
    }

    record NewCategory(Id parentId, @NotBlank @Size(max = 32) String name, Integer sortOrder) {

        Optional<Long> parent() {
            return Optional.ofNullable(parentId).map(Id::value);
        }

        int order() {
            return Objects.requireNonNullElse(sortOrder, 0);
        }
    }

    record ChangedCategory(@NotNull Integer version, @NotNull @Valid NewCategory category) {}
}
